import { type Connector, laptopSecret } from '../connector.ts';
import { salesforceOutgoing } from './salesforce-outgoing.ts';

/** Salesforce hears from us, and sends nothing: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/ */
export const salesforce: Connector = {
  ...{ id: 'salesforce', title: 'Salesforce', laptopSecret, outgoing: salesforceOutgoing },
  // OAuth 2.0 client credentials: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_client_credentials_flow.htm
  signIn: {
    path: '/services/oauth2/token',
    form: `{ 'grant_type': 'client_credentials', 'client_id': settings.clientId, 'client_secret': settings.clientSecret }`,
  },
  check: { request: `{ 'path': '/services/oauth2/userinfo' }`, known: 'answer.preferred_username' },
};
