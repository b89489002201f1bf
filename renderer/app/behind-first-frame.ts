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

/**
 * Resolves when the first frame is on its way to the screen, which rendering would hold up. At once if it is painted, or if it will not be: a
 * page that nobody can see, behind another window or a locked screen, has no frames.
 */
export function framePainted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden || performance.getEntriesByType('paint').length > 0) {
      resolve();
      return;
    }
    document.addEventListener('visibilitychange', () => resolve(), { once: true });
    requestAnimationFrame(() => {
      // Of the tasks after a frame.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  });
}
