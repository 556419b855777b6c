import type { Connector } from './connector.ts';
import { generic } from './generic/generic-connector.ts';
import { jira } from './jira/jira-connector.ts';
import { stripe } from './stripe/stripe-connector.ts';
import { zendesk } from './zendesk/zendesk-connector.ts';

/** every outside system there is; each has a folder of its name */
export const connectors: readonly Connector[] = [
  generic,
  jira,
  stripe,
  zendesk,
  // new-connector: scaffolded connectors are entered above this line
];

/** undefined for a name that is no connector's */
export const connectorNamed = (id: string): Connector | undefined => connectors.find((one) => one.id === id);
