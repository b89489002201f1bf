import { useSyncExternalStore } from 'react';

/** Physical pixels per CSS pixel. Changes with the zoom and when the window moves to another screen. */
export function usePixelRatio(): number {
  return useSyncExternalStore(subscribe, () => window.devicePixelRatio);
}

function subscribe(listener: () => void): () => void {
  const ending = new AbortController();
  const listen = (): void => {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    const onChange = (): void => {
      listener();
      listen();
    };
    query.addEventListener('change', onChange, { once: true, signal: ending.signal });
  };
  listen();
  return () => ending.abort();
}
