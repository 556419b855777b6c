import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { Definition } from './definition.tsx';

/** one figure: its name, its definition, what else may be chosen, and the thing itself */
export function Card(props: {
  readonly title: string;
  readonly definition: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Container
      fitHeight
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
