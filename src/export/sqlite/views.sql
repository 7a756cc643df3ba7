-- Whoever speaks on somebody's behalf counts as that bloc, whoever speaks for a State as the State.
CREATE VIEW actors AS
  SELECT document, speaker, coalesce(on_behalf_of, state, name) AS actor, name, kind FROM speakers;

CREATE VIEW positions_by_actor AS
  SELECT
    actor, lexicon, issue, label,
    sum(stance = 'support') AS support, sum(stance = 'oppose') AS oppose, sum(stance = 'neutral') AS neutral,
    count(DISTINCT document) AS documents, max(confidence) AS surest
  FROM positions JOIN issues USING (lexicon, issue) LEFT JOIN actors USING (document, speaker)
  GROUP BY actor, lexicon, issue;

CREATE VIEW norms_by_actor AS
  SELECT
    actor, gge_norm, title, deontic, count(*) AS norms, count(DISTINCT document) AS documents,
    max(confidence) AS surest
  FROM norms LEFT JOIN gge_norms ON gge_norms.norm = gge_norm LEFT JOIN actors USING (document, speaker)
  GROUP BY actor, gge_norm, deontic;

CREATE VIEW sentences_by_speaker AS
  SELECT
    document, documents.date, sentence, page, place, actor, name, sentences.kind, act, basis, confidence, text
  FROM sentences
    JOIN documents USING (document)
    JOIN sentence_speakers USING (document, sentence)
    JOIN actors USING (document, speaker);

CREATE VIEW themes_by_document AS
  SELECT document, date, theme, count(*) AS sentences
  FROM sentence_themes JOIN documents USING (document)
  GROUP BY document, theme;
