/** Channel that is notified of every append; the payload is the topic. */
export const EMBEDDED_LOG_CHANNEL = 'tidegate_log';

/** Tables of the embedded log; the migrations run this. */
export const EMBEDDED_LOG_DDL = `
  create table log_head (
    topic text not null,
    part int not null,
    next_offset bigint not null,
    primary key (topic, part)
  );
  create table log_record (
    topic text not null,
    part int not null,
    offs bigint not null,
    key bytea,
    value bytea,
    headers jsonb not null,
    ts timestamptz not null,
    primary key (topic, part, offs)
  );
  create index log_record_age on log_record using brin (ts);
`;
