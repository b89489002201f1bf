/** Writes to a stream of the process piece by piece and knows when the system has taken all of it. */
export interface StreamWriter {
  /** Resolves when the stream has taken this and all before it, or can take no more. Never rejects. */
  write(text: string): Promise<void>;
  /** Resolves when everything so far is written, or cannot be. */
  flushed(): Promise<void>;
  /** Why nothing more can be written, or null. */
  failure(): NodeJS.ErrnoException | null;
}

/** @param onFailed hears once that the stream is closed or full; from then on what is written goes nowhere */
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
        // A file that is full throws at once, where a pipe tells by an event.
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
