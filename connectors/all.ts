// every connector there is; npm run new:connector adds a line
export { generic } from './generic/generic-connector.ts';
export { jira } from './jira/jira-connector.ts';
export { slack } from './slack/slack-connector.ts';
export { stripe } from './stripe/stripe-connector.ts';
export { zendesk } from './zendesk/zendesk-connector.ts';
