import { dataFiles } from '../data/files';
import { writeMissing } from '../data/write-files';
import { argument } from './tell';

/** Makes the bench's files in a process of its own, so that its memory does not count in the measurements. */
writeMissing(dataFiles(argument(0)), (text) => process.stderr.write(`${text}\n`));
