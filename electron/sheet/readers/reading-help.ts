import type { SecondThread } from '../source/second-thread';
import type { ForeignParser } from './foreign/foreign-workbook';

/** What readers need besides the file. */
export interface ReadingHelp {
  thread: SecondThread | undefined;
  startParser: () => ForeignParser;
  /** The file is in an archive already. */
  isInArchive?: true;
}
