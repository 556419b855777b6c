import { type ComponentType, type ReactNode, useState } from 'react';
import { later, loadPart } from './load-part.ts';

interface Props {
  readonly children: ReactNode;
}
/** something of the console that is loaded when it is shown, or before */
export interface PartOf {
  readonly load: () => Promise<void>;
  readonly component: () => ComponentType<Props>;
}

export const partOf = (load: () => Promise<{ readonly default: ComponentType<Props> }>): PartOf => {
  let loaded: ComponentType<Props> | undefined;
  const whenShown = later(load);
  return {
    load: () =>
      loadPart(load).then((module) => {
        loaded = module.default;
      }),
    component: () => loaded ?? whenShown,
  };
};

/** what was loaded before is there at once: a spinner, once shown, stays for a third of a second */
export function Part({ of, children = null }: Partial<Props> & { readonly of: PartOf }) {
  // whichever it is, it stays: another would begin anew
  const [Shown] = useState(of.component);
  return <Shown>{children}</Shown>;
}
