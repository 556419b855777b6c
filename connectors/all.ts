// every connector there is; npm run new:connector adds a line
export { adyen } from './adyen/adyen-connector.ts';
export { freshdesk } from './freshdesk/freshdesk-connector.ts';
export { generic } from './generic/generic-connector.ts';
export { jira } from './jira/jira-connector.ts';
export { mollie } from './mollie/mollie-connector.ts';
export { onfido } from './onfido/onfido-connector.ts';
export { salesforce } from './salesforce/salesforce-connector.ts';
export { slack } from './slack/slack-connector.ts';
export { stripe } from './stripe/stripe-connector.ts';
export { sumsub } from './sumsub/sumsub-connector.ts';
export { zendesk } from './zendesk/zendesk-connector.ts';
