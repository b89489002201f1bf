import { Suspense, use, type ComponentType } from 'react';

/** A component whose code is loaded when it is first shown, or before. */
export type LaterComponent<Props> = ComponentType<Props> & {
  /** Loads the code, so that showing the component does not have to wait for it. After a failure it is loaded again when it is needed. */
  load: () => Promise<void>;
};

/**
 * Keeps what the first screen does not show out of the code that it has to wait for. Once loaded, the component is shown at once, unlike
 * with React's `lazy`, which always shows its fallback for a moment.
 */
export function loadLater<Props extends object>(load: () => Promise<ComponentType<Props>>): LaterComponent<Props> {
  let loaded: ComponentType<Props> | null = null;
  let loading: Promise<ComponentType<Props>> | null = null;
  const start = (): Promise<ComponentType<Props>> =>
    (loading ??= load().then((component) => {
      loaded = component;
      return component;
    }));
  function Loaded(props: Props) {
    const Component = loaded ?? use(start());
    return <Component {...props} />;
  }
  function Later(props: Props) {
    return (
      <Suspense fallback={null}>
        <Loaded {...props} />
      </Suspense>
    );
  }
  const loadAhead = async (): Promise<void> => {
    try {
      await start();
    } catch (error) {
      loading = null;
      throw error;
    }
  };
  return Object.assign(Later, { load: loadAhead });
}
