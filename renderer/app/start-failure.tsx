import { Failure } from './failure';
import { Providers } from './providers';

/** Shown alone if the page could not load its state at the start. */
export function StartFailure({ error }: { error: unknown }) {
  return (
    <Providers>
      <Failure error={error} />
    </Providers>
  );
}
