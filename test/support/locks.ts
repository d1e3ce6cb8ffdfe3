/** The locks of this database: the server shows those of every test that runs beside this one. */
export const LOCKS_HERE =
  '(select * from pg_locks where database = (select oid from pg_database where datname = current_database())) as locks';
