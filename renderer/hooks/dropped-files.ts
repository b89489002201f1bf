/**
 * The files of a drop just as the browser gave them. The drop zone's own way makes new `File` objects through file
 * handles, and those have lost the path that the preload asks for.
 */
export function filesOfDrop(event: unknown): Promise<File[]> {
  return Promise.resolve(filesOf(event));
}

export function filesOf(event: unknown): File[] {
  if (typeof event !== 'object' || event === null || !('dataTransfer' in event)) return [];
  const transfer = event.dataTransfer as DataTransfer | null;
  return transfer === null ? [] : [...transfer.files];
}
