import { Failure } from './failure';
import { Providers } from './providers';

/** The page could not learn how things stand; nothing else can be shown. */
export function StartFailure({ error }: { error: unknown }) {
  return (
    <Providers>
      <Failure error={error} />
    </Providers>
  );
}
