import CloudscapeLink from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

/** a link within the console: no page load */
export function PageLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const [, navigate] = useLocation();
  return (
    <CloudscapeLink
      href={to}
      onFollow={(event) => {
        event.preventDefault();
        navigate(to);
      }}
    >
      {children}
    </CloudscapeLink>
  );
}
