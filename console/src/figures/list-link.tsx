import type { ReactNode } from 'react';
import { PageLink } from '../shell/link.tsx';
import type { Figures } from './use-figures.ts';

/** the address of the list behind a bar, with the name it is opened under */
const listAddress = (key: string, title: string): string => `/figures?${new URLSearchParams({ list: key, title })}`;

/** opens the list behind a number; plain where nobody is in it */
export function ListLink(props: {
  readonly lists: Figures['lists'];
  readonly of: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  if (props.lists[props.of] === undefined) return <>{props.children}</>;
  return <PageLink to={listAddress(props.of, props.title)}>{props.children}</PageLink>;
}
