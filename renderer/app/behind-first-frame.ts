/**
 * The document may begin with the first frame as it was made with the program, which nobody can use (docs/decisions/0020). The living page is
 * built behind it while main is still loading, and takes its place with the state that main then tells.
 */
export function behindFirstFrame(host: HTMLElement): { isBehind: boolean; takePlace: () => void } {
  const frame = document.getElementById('first-frame');
  const isBehind = frame !== null && frame.childElementCount > 0;
  host.inert = isBehind;
  return {
    isBehind,
    takePlace: () => {
      frame?.remove();
      host.inert = false;
    },
  };
}
