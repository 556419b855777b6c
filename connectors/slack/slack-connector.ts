import { type Connector, laptopSecret } from '../connector.ts';
import { slackOutgoing } from './slack-outgoing.ts';

/** Slack hears from us, and sends nothing */
export const slack: Connector = { id: 'slack', title: 'Slack', laptopSecret, outgoing: slackOutgoing };
