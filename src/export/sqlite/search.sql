CREATE VIRTUAL TABLE sentences_fts USING fts5(
  text, content="sentences", content_rowid="id", tokenize="porter unicode61 remove_diacritics 2"
);
INSERT INTO sentences_fts (sentences_fts) VALUES ('rebuild');
CREATE TRIGGER sentences_added AFTER INSERT ON sentences BEGIN
  INSERT INTO sentences_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER sentences_removed AFTER DELETE ON sentences BEGIN
  INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER sentences_changed AFTER UPDATE ON sentences BEGIN
  INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO sentences_fts (rowid, text) VALUES (new.id, new.text);
END;

CREATE VIRTUAL TABLE statements_fts USING fts5(
  content, content="statements", content_rowid="id", tokenize="porter unicode61 remove_diacritics 2"
);
INSERT INTO statements_fts (statements_fts) VALUES ('rebuild');
CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
  INSERT INTO statements_fts (rowid, content) VALUES (new.id, new.content);
END;
CREATE TRIGGER statements_removed AFTER DELETE ON statements BEGIN
  INSERT INTO statements_fts (statements_fts, rowid, content) VALUES ('delete', old.id, old.content);
END;
CREATE TRIGGER statements_changed AFTER UPDATE ON statements BEGIN
  INSERT INTO statements_fts (statements_fts, rowid, content) VALUES ('delete', old.id, old.content);
  INSERT INTO statements_fts (rowid, content) VALUES (new.id, new.content);
END;
