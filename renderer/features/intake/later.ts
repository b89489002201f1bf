import { loadLater } from '../../hooks/load-later';

// The first screen of a program without a file shows none of these.
export const FileCard = loadLater(() => import('./file-card').then((module) => module.FileCard));
export const FileProblemNotice = loadLater(() =>
  import('./file-problem-notice').then((module) => module.FileProblemNotice),
);
