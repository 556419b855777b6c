import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { useNarrow } from '../shell/use-narrow.ts';
import { Definition } from './definition.tsx';

/** one figure: its name, its definition, what else may be chosen, and the thing itself */
export function Card(props: {
  readonly title: string;
  readonly definition: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  // side by side they end together; one above the other each is as high as it is
  const narrow = useNarrow();
  return (
    <Container
      fitHeight={!narrow}
      header={
        <Header variant="h2" info={<Definition of={props.definition} />} actions={props.actions}>
          {props.title}
        </Header>
      }
    >
      {props.children}
    </Container>
  );
}
