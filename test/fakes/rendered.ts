import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';

/** Renders it into the page of a test, which needs happy-dom. Everything that follows at once is done when it resolves. */
export async function rendered(page: ReactNode): Promise<{ again: (page: ReactNode) => Promise<void> }> {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const again = (next: ReactNode): Promise<void> => done(() => root.render(next));
  onTestFinished(() => done(() => root.unmount()));
  await again(page);
  return { again };
}

/** Does something in the page, and waits for what follows at once. */
export async function done(deed: () => unknown): Promise<void> {
  const react = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
  react.IS_REACT_ACT_ENVIRONMENT = true;
  await act(async () => {
    await deed();
  });
  // What comes later, such as the end of a transition, is rendered by React's own clock.
  react.IS_REACT_ACT_ENVIRONMENT = false;
}
