import type { ReactNode } from 'react';

/** a table that may be wider than the screen */
export function Scroll({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section className="figure-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
