/** SQL that takes from a database what its last migration brought, so that it is as the version before left it but for its number. */
export const WITHOUT_STORED_COUNTS = `
  DROP INDEX deliveries_unfinished;
  ALTER TABLE deliveries DROP COLUMN row_count;
  ALTER TABLE deliveries DROP COLUMN outcome_counts;
  ALTER TABLE deliveries DROP COLUMN is_to_wipe;`;
