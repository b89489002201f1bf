export function bundle(
  root: string,
  parts: { folder: string; entries: Record<string, string>; preloads?: Record<string, string> },
): Promise<void>;
