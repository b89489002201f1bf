import { dataFiles } from '../data/files';
import { writeMissing } from '../data/write-files';
import { argument } from './tell';

/** Makes the bench's files, in a process of its own: what it holds in memory must not count for those that measure. */
writeMissing(dataFiles(argument(0)), (text) => process.stderr.write(`${text}\n`));
