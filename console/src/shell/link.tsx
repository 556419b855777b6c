import CloudscapeLink, { type LinkProps } from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

interface Props {
  readonly to: string;
  readonly children: ReactNode;
  readonly size?: LinkProps.FontSize;
}

/** a link within the console: no page load */
export function PageLink({ to, children, size = 'inherit' }: Props) {
  const [, navigate] = useLocation();
  return (
    <CloudscapeLink
      href={to}
      variant="secondary"
      fontSize={size}
      onFollow={(event) => {
        event.preventDefault();
        navigate(to);
      }}
    >
      {children}
    </CloudscapeLink>
  );
}
