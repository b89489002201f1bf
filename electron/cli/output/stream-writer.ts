/** Writes to one of the process's streams in parts, and knows when the system has accepted all of it. */
export interface StreamWriter {
  /** Resolves when the stream has accepted this and everything before it, or can accept no more. Never rejects. */
  write(text: string): Promise<void>;
  /** Resolves when everything so far is written or cannot be written. */
  flushed(): Promise<void>;
  /** Why nothing more can be written, or null. */
  failure(): NodeJS.ErrnoException | null;
}

/** @param onFailed called once when the stream is closed or full; later writes are dropped */
export function streamWriter(
  stream: NodeJS.WritableStream,
  onFailed: (error: NodeJS.ErrnoException) => void,
): StreamWriter {
  let failure: NodeJS.ErrnoException | null = null;
  let last = Promise.resolve();
  const fail = (error: unknown) => {
    if (failure !== null) return;
    failure = error instanceof Error ? error : new Error(String(error));
    onFailed(failure);
  };
  stream.on('error', fail);
  return {
    write: (text) => {
      if (failure !== null || text === '') return last;
      last = new Promise((resolve) => {
        const taken = (error?: Error | null) => {
          if (error) fail(error);
          resolve();
        };
        // A full disk throws at once, while a pipe reports failures with an event.
        try {
          stream.write(text, taken);
        } catch (error) {
          taken(error as Error);
        }
      });
      return last;
    },
    flushed: () => last,
    failure: () => failure,
  };
}
