/**
 * The files of a drop as the browser delivers them. The drop zone would make new `File` objects from file handles, and those lack the path
 * that the preload needs.
 */
export function filesOfDrop(event: unknown): Promise<File[]> {
  return Promise.resolve(filesOf(event));
}

export function filesOf(event: unknown): File[] {
  if (typeof event !== 'object' || event === null || !('dataTransfer' in event)) return [];
  const transfer = event.dataTransfer as DataTransfer | null;
  return transfer === null ? [] : [...transfer.files];
}
