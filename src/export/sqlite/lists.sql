CREATE TABLE sentence_speakers ( -- A speaker of a sentence.
  document TEXT NOT NULL, -- The document
  sentence INTEGER NOT NULL, -- The sentence
  place INTEGER NOT NULL, -- The place among the speakers of the sentence, from 1
  speaker TEXT NOT NULL, -- Who says it
  PRIMARY KEY (document, sentence, place),
  FOREIGN KEY (document, sentence) REFERENCES sentences (document, sentence),
  FOREIGN KEY (document, speaker) REFERENCES speakers (document, speaker)
);
INSERT INTO sentence_speakers
  SELECT document, sentence, key + 1, value FROM sentences, json_each(speakers) ORDER BY sentences.id, key;
CREATE INDEX sentence_speakers_speaker ON sentence_speakers (document, speaker);

CREATE TABLE sentence_themes ( -- A theme of a sentence.
  document TEXT NOT NULL, -- The document
  sentence INTEGER NOT NULL, -- The sentence
  theme TEXT NOT NULL, -- The theme
  PRIMARY KEY (document, sentence, theme),
  FOREIGN KEY (document, sentence) REFERENCES sentences (document, sentence)
);
INSERT INTO sentence_themes
  SELECT document, sentence, value FROM sentences, json_each(themes) ORDER BY sentences.id, key;
CREATE INDEX sentence_themes_theme ON sentence_themes (theme);
