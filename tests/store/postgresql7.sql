CREATE TABLE schema_version (
    version BIGSERIAL NOT NULL, 
    PRIMARY KEY (version)
);
CREATE TABLE runs (
    key BIGSERIAL NOT NULL, 
    reader TEXT COLLATE "C" NOT NULL, 
    started TEXT COLLATE "C" NOT NULL, 
    ended TEXT COLLATE "C", 
    judged BIGINT, 
    summary TEXT COLLATE "C", 
    PRIMARY KEY (key)
);
CREATE TABLE texts (
    sha256 TEXT COLLATE "C" NOT NULL, 
    title TEXT COLLATE "C", 
    text TEXT COLLATE "C" NOT NULL, 
    PRIMARY KEY (sha256)
);
CREATE TABLE events (
    id TEXT COLLATE "C" NOT NULL, 
    reasons TEXT COLLATE "C" NOT NULL, 
    possible TEXT COLLATE "C" NOT NULL, 
    origins TEXT COLLATE "C" NOT NULL, 
    PRIMARY KEY (id)
);
CREATE TABLE sources (
    url TEXT COLLATE "C" NOT NULL, 
    name TEXT COLLATE "C", 
    country TEXT COLLATE "C", 
    language TEXT COLLATE "C", 
    state_owned BOOLEAN, 
    kind TEXT COLLATE "C", 
    etag TEXT COLLATE "C", 
    modified TEXT COLLATE "C", 
    tried TEXT COLLATE "C", 
    succeeded TEXT COLLATE "C", 
    due TEXT COLLATE "C" NOT NULL, 
    failures BIGINT NOT NULL, 
    trouble TEXT COLLATE "C", 
    PRIMARY KEY (url)
);
CREATE TABLE rulings (
    key BIGSERIAL NOT NULL, 
    relation TEXT COLLATE "C" NOT NULL, 
    ours TEXT COLLATE "C" NOT NULL, 
    theirs TEXT COLLATE "C" NOT NULL, 
    given TEXT COLLATE "C" NOT NULL, 
    takes_back BIGINT, 
    by TEXT COLLATE "C" NOT NULL, 
    note TEXT COLLATE "C", 
    at TEXT COLLATE "C" NOT NULL, 
    digest TEXT COLLATE "C" NOT NULL, 
    PRIMARY KEY (key), 
    FOREIGN KEY(takes_back) REFERENCES rulings (key)
);
CREATE TABLE event_cards (
    key BIGSERIAL NOT NULL, 
    event TEXT COLLATE "C" NOT NULL, 
    members TEXT COLLATE "C" NOT NULL, 
    type TEXT COLLATE "C" NOT NULL, 
    mode TEXT COLLATE "C", 
    status TEXT COLLATE "C" NOT NULL, 
    background BOOLEAN NOT NULL, 
    day TEXT COLLATE "C" NOT NULL, 
    first TEXT COLLATE "C" NOT NULL, 
    last TEXT COLLATE "C" NOT NULL, 
    added TEXT COLLATE "C" NOT NULL, 
    changed TEXT COLLATE "C" NOT NULL, 
    corrected TEXT COLLATE "C", 
    PRIMARY KEY (key), 
    UNIQUE (event)
);
CREATE INDEX cards_by_status ON event_cards (status, day, key);
CREATE INDEX cards_by_day ON event_cards (day, key);
CREATE INDEX ix_event_cards_changed ON event_cards (changed);
CREATE INDEX cards_by_type ON event_cards (type, day, key);
CREATE TABLE readings (
    key BIGSERIAL NOT NULL, 
    article TEXT COLLATE "C" NOT NULL, 
    sha256 TEXT COLLATE "C" NOT NULL, 
    fingerprint TEXT COLLATE "C" NOT NULL, 
    reader TEXT COLLATE "C" NOT NULL, 
    source TEXT COLLATE "C", 
    url TEXT COLLATE "C", 
    published TEXT COLLATE "C", 
    country TEXT COLLATE "C", 
    blocks TEXT COLLATE "C" NOT NULL, 
    dated TEXT COLLATE "C" NOT NULL, 
    words BIGINT NOT NULL, 
    digest TEXT COLLATE "C" NOT NULL, 
    first_seen TEXT COLLATE "C" NOT NULL, 
    known TEXT COLLATE "C" NOT NULL, 
    run BIGINT NOT NULL, 
    superseded BOOLEAN NOT NULL, 
    PRIMARY KEY (key), 
    FOREIGN KEY(sha256) REFERENCES texts (sha256), 
    FOREIGN KEY(run) REFERENCES runs (key)
);
CREATE INDEX ix_readings_article ON readings (article);
CREATE UNIQUE INDEX one_current_reading ON readings (article) WHERE NOT superseded;
CREATE TABLE skips (
    name TEXT COLLATE "C" NOT NULL, 
    article TEXT COLLATE "C" NOT NULL, 
    kind TEXT COLLATE "C" NOT NULL, 
    reason TEXT COLLATE "C" NOT NULL, 
    run BIGINT NOT NULL, 
    PRIMARY KEY (name), 
    FOREIGN KEY(run) REFERENCES runs (key)
);
CREATE INDEX ix_skips_article ON skips (article);
CREATE TABLE event_accounts (
    account TEXT COLLATE "C" NOT NULL, 
    event TEXT COLLATE "C" NOT NULL, 
    place BIGINT NOT NULL, 
    PRIMARY KEY (account), 
    FOREIGN KEY(event) REFERENCES events (id)
);
CREATE INDEX ix_event_accounts_event ON event_accounts (event);
CREATE TABLE pages (
    url TEXT COLLATE "C" NOT NULL, 
    source TEXT COLLATE "C" NOT NULL, 
    state TEXT COLLATE "C" NOT NULL, 
    title TEXT COLLATE "C", 
    published TEXT COLLATE "C", 
    etag TEXT COLLATE "C", 
    modified TEXT COLLATE "C", 
    listed TEXT COLLATE "C" NOT NULL, 
    fetched TEXT COLLATE "C", 
    due TEXT COLLATE "C", 
    looks BIGINT NOT NULL, 
    failures BIGINT NOT NULL, 
    trouble TEXT COLLATE "C", 
    PRIMARY KEY (url), 
    FOREIGN KEY(source) REFERENCES sources (url)
);
CREATE INDEX ix_pages_due ON pages (due);
CREATE INDEX ix_pages_source ON pages (source);
CREATE TABLE sketches (
    sha256 TEXT COLLATE "C" NOT NULL, 
    sketch TEXT COLLATE "C" NOT NULL, 
    credits TEXT COLLATE "C" NOT NULL, 
    PRIMARY KEY (sha256), 
    FOREIGN KEY(sha256) REFERENCES texts (sha256)
);
CREATE TABLE event_terms (
    term BIGINT NOT NULL, 
    card BIGINT NOT NULL, 
    PRIMARY KEY (term, card), 
    FOREIGN KEY(card) REFERENCES event_cards (key)
);
CREATE INDEX ix_event_terms_card ON event_terms (card);
CREATE TABLE accounts (
    key BIGSERIAL NOT NULL, 
    reading BIGINT NOT NULL, 
    id TEXT COLLATE "C" NOT NULL, 
    type TEXT COLLATE "C" NOT NULL, 
    mode TEXT COLLATE "C", 
    status TEXT COLLATE "C" NOT NULL, 
    first TEXT COLLATE "C" NOT NULL, 
    last TEXT COLLATE "C" NOT NULL, 
    place TEXT COLLATE "C", 
    entry TEXT COLLATE "C" NOT NULL, 
    PRIMARY KEY (key), 
    FOREIGN KEY(reading) REFERENCES readings (key)
);
CREATE INDEX ix_accounts_first ON accounts (first);
CREATE INDEX ix_accounts_type ON accounts (type);
CREATE INDEX ix_accounts_id ON accounts (id);
CREATE UNIQUE INDEX one_account ON accounts (reading, id);
CREATE INDEX ix_accounts_reading ON accounts (reading);
CREATE TABLE figures (
    key BIGSERIAL NOT NULL, 
    reading BIGINT NOT NULL, 
    id TEXT COLLATE "C" NOT NULL, 
    series TEXT COLLATE "C" NOT NULL, 
    measure TEXT COLLATE "C" NOT NULL, 
    first TEXT COLLATE "C" NOT NULL, 
    last TEXT COLLATE "C" NOT NULL, 
    entry TEXT COLLATE "C" NOT NULL, 
    PRIMARY KEY (key), 
    FOREIGN KEY(reading) REFERENCES readings (key)
);
CREATE INDEX ix_figures_series ON figures (series);
CREATE UNIQUE INDEX one_figure ON figures (reading, id);
CREATE INDEX ix_figures_reading ON figures (reading);
CREATE INDEX ix_figures_id ON figures (id);
CREATE INDEX ix_figures_first ON figures (first);
CREATE TABLE issues (
    key BIGSERIAL NOT NULL, 
    reading BIGINT NOT NULL, 
    entry TEXT COLLATE "C" NOT NULL, 
    PRIMARY KEY (key), 
    FOREIGN KEY(reading) REFERENCES readings (key)
);
CREATE INDEX ix_issues_reading ON issues (reading);
CREATE TABLE sayings (
    key BIGSERIAL NOT NULL, 
    reading BIGINT NOT NULL, 
    id TEXT COLLATE "C" NOT NULL, 
    kind TEXT COLLATE "C" NOT NULL, 
    stance TEXT COLLATE "C", 
    matter TEXT COLLATE "C", 
    first TEXT COLLATE "C" NOT NULL, 
    last TEXT COLLATE "C" NOT NULL, 
    entry TEXT COLLATE "C" NOT NULL, 
    PRIMARY KEY (key), 
    FOREIGN KEY(reading) REFERENCES readings (key)
);
CREATE UNIQUE INDEX one_saying ON sayings (reading, id);
CREATE INDEX ix_sayings_reading ON sayings (reading);
CREATE INDEX ix_sayings_first ON sayings (first);
CREATE INDEX ix_sayings_matter ON sayings (matter);
CREATE INDEX ix_sayings_id ON sayings (id);
CREATE TABLE parties (
    account BIGINT NOT NULL, 
    side TEXT COLLATE "C" NOT NULL, 
    folded TEXT COLLATE "C" NOT NULL, 
    country TEXT COLLATE "C", 
    actor TEXT COLLATE "C", 
    FOREIGN KEY(account) REFERENCES accounts (key)
);
CREATE INDEX ix_parties_account ON parties (account);
CREATE INDEX ix_parties_country ON parties (country);
CREATE INDEX ix_parties_actor ON parties (actor);
CREATE TABLE voices (
    saying BIGINT NOT NULL, 
    side TEXT COLLATE "C" NOT NULL, 
    folded TEXT COLLATE "C" NOT NULL, 
    country TEXT COLLATE "C", 
    actor TEXT COLLATE "C", 
    FOREIGN KEY(saying) REFERENCES sayings (key)
);
CREATE INDEX ix_voices_saying ON voices (saying);
CREATE INDEX ix_voices_country ON voices (country);
CREATE INDEX ix_voices_actor ON voices (actor);
CREATE TABLE words ("key" BIGSERIAL PRIMARY KEY, sentence TEXT NOT NULL, reading BIGINT NOT NULL, entry TEXT COLLATE "C" NOT NULL, vector TSVECTOR NOT NULL);
CREATE INDEX words_vector ON words USING gin (vector);
CREATE INDEX words_reading ON words (reading);
INSERT INTO schema_version (version) VALUES (7);
