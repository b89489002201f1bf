import { join } from 'node:path';
import log from 'electron-log/main';

/** The program's own log in `logs/main.log`: codes, counts and stacks, never a token or customer data. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  /** Includes the stack of an unexpected failure. */
  error(message: string, error?: unknown): void;
}

const LOG_SIZE_BYTES = 1024 * 1024;

export const logPathIn = (userData: string): string => join(userData, 'logs', 'main.log');

/** Opens the log in the user-data folder. Writes nothing to stdout, which belongs to a command's result. */
export function openLog(userData: string): Log {
  log.transports.console.level = false;
  log.transports.file.level = 'info';
  log.transports.file.writeOptions = { encoding: 'utf8', flag: 'a', mode: 0o600 };
  log.transports.file.maxSize = LOG_SIZE_BYTES;
  log.transports.file.resolvePathFn = () => logPathIn(userData);
  return {
    info: (message) => log.info(message),
    warn: (message) => log.warn(message),
    error: (message, error) => log.error(message, error instanceof Error ? (error.stack ?? error.name) : ''),
  };
}
