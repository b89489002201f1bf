const NAMES = {
  json: ['settings', 'shops', 'recipes', 'tokens', 'network', 'window'],
  databases: ['deliveries', 'practice-shop', 'watches'],
  // The last one has what was downloaded of newer versions.
  folders: ['drafts', 'pasted', 'logs', 'aplaut-import-updater'],
};

const oneOf = (names: readonly string[]): string => `(?:${names.join('|')})`;

const OWN: readonly RegExp[] = [
  // With copies of unreadable files, and what an interrupted write leaves.
  new RegExp(`^${oneOf(NAMES.json)}(?:-unreadable-.+)?\\.json(?:\\.tmp.*)?$`),
  // With damaged ones, SQLite's files, and the locks of processes.
  new RegExp(`^${oneOf(NAMES.databases)}(?:-damaged-.+)?\\.db(?:-wal|-shm|-journal|-owners|-traces)?$`),
  new RegExp(`^${oneOf(NAMES.folders)}$`),
  /^\.probe-[\da-f-]+$/,
];

/**
 * Whether the program itself stores data under a name in its user-data folder. Other names are Chromium's, which has no data of shops or
 * customers, or somebody else's: a person may have chosen a folder with other things in it. `pace.db` is not among them: it has only the
 * servers of the last day, and other processes may be using it whatever folder they have.
 */
export function isOwnFile(name: string): boolean {
  return OWN.some((pattern) => pattern.test(name));
}
