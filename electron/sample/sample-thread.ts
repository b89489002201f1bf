import { workerData } from 'node:worker_threads';
import { writeSample, type SampleFile } from './write-sample';

// exceljs uses a deprecated way to create buffers, and readers of stderr can do nothing about that.
process.noDeprecation = true;

/** A thread that writes one sample: loading ExcelJS takes a third of a second. A failure ends it with an error. */
void writeSample(workerData as SampleFile);
