-- The tables of store version 1, as it was released: what every migration begins with.
CREATE TABLE schema_version (
	version INTEGER NOT NULL,
	PRIMARY KEY (version)
);

CREATE TABLE runs (
	"key" INTEGER NOT NULL,
	reader TEXT NOT NULL,
	started TEXT NOT NULL,
	ended TEXT,
	judged INTEGER,
	summary TEXT,
	PRIMARY KEY ("key")
);

CREATE TABLE texts (
	sha256 TEXT NOT NULL,
	title TEXT,
	text TEXT NOT NULL,
	PRIMARY KEY (sha256)
);

CREATE TABLE events (
	id TEXT NOT NULL,
	reasons TEXT NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE readings (
	"key" INTEGER NOT NULL,
	article TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	fingerprint TEXT NOT NULL,
	reader TEXT NOT NULL,
	source TEXT,
	url TEXT,
	published TEXT,
	country TEXT,
	blocks TEXT NOT NULL,
	dated TEXT NOT NULL,
	words INTEGER NOT NULL,
	digest TEXT NOT NULL,
	first_seen TEXT NOT NULL,
	run INTEGER NOT NULL,
	superseded BOOLEAN NOT NULL,
	PRIMARY KEY ("key"),
	FOREIGN KEY(sha256) REFERENCES texts (sha256),
	FOREIGN KEY(run) REFERENCES runs ("key")
);

CREATE INDEX ix_readings_article ON readings (article);

CREATE UNIQUE INDEX one_current_reading ON readings (article) WHERE superseded = 0;

CREATE TABLE skips (
	name TEXT NOT NULL,
	article TEXT NOT NULL,
	kind TEXT NOT NULL,
	reason TEXT NOT NULL,
	run INTEGER NOT NULL,
	PRIMARY KEY (name),
	FOREIGN KEY(run) REFERENCES runs ("key")
);

CREATE INDEX ix_skips_article ON skips (article);

CREATE TABLE event_accounts (
	account TEXT NOT NULL,
	event TEXT NOT NULL,
	place INTEGER NOT NULL,
	PRIMARY KEY (account),
	FOREIGN KEY(event) REFERENCES events (id)
);

CREATE INDEX ix_event_accounts_event ON event_accounts (event);

CREATE TABLE accounts (
	"key" INTEGER NOT NULL,
	reading INTEGER NOT NULL,
	id TEXT NOT NULL,
	type TEXT NOT NULL,
	mode TEXT,
	status TEXT NOT NULL,
	first TEXT NOT NULL,
	last TEXT NOT NULL,
	place TEXT,
	entry TEXT NOT NULL,
	PRIMARY KEY ("key"),
	FOREIGN KEY(reading) REFERENCES readings ("key")
);

CREATE UNIQUE INDEX one_account ON accounts (reading, id);

CREATE INDEX ix_accounts_first ON accounts (first);

CREATE INDEX ix_accounts_id ON accounts (id);

CREATE INDEX ix_accounts_type ON accounts (type);

CREATE INDEX ix_accounts_reading ON accounts (reading);

CREATE TABLE figures (
	"key" INTEGER NOT NULL,
	reading INTEGER NOT NULL,
	id TEXT NOT NULL,
	series TEXT NOT NULL,
	measure TEXT NOT NULL,
	first TEXT NOT NULL,
	last TEXT NOT NULL,
	entry TEXT NOT NULL,
	PRIMARY KEY ("key"),
	FOREIGN KEY(reading) REFERENCES readings ("key")
);

CREATE INDEX ix_figures_series ON figures (series);

CREATE INDEX ix_figures_id ON figures (id);

CREATE UNIQUE INDEX one_figure ON figures (reading, id);

CREATE INDEX ix_figures_reading ON figures (reading);

CREATE INDEX ix_figures_first ON figures (first);

CREATE TABLE issues (
	"key" INTEGER NOT NULL,
	reading INTEGER NOT NULL,
	entry TEXT NOT NULL,
	PRIMARY KEY ("key"),
	FOREIGN KEY(reading) REFERENCES readings ("key")
);

CREATE INDEX ix_issues_reading ON issues (reading);

CREATE TABLE parties (
	account INTEGER NOT NULL,
	side TEXT NOT NULL,
	folded TEXT NOT NULL,
	country TEXT,
	actor TEXT,
	FOREIGN KEY(account) REFERENCES accounts ("key")
);

CREATE INDEX ix_parties_actor ON parties (actor);

CREATE INDEX ix_parties_country ON parties (country);

CREATE INDEX ix_parties_account ON parties (account);

CREATE VIRTUAL TABLE words USING fts5(sentence, reading UNINDEXED, entry UNINDEXED, tokenize = 'unicode61 remove_diacritics 2');

INSERT INTO schema_version VALUES (1);
