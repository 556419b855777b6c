import type { Connector } from '../connector.ts';
import { adyenMessages } from './adyen-messages.ts';

const item = 'notificationItems.0.NotificationRequestItem';

/** Adyen, standard webhooks: https://docs.adyen.com/development-resources/webhooks/ */
export const adyen: Connector = {
  id: 'adyen',
  title: 'Adyen',
  // a key in hex, the one of the tests of Adyen's own libraries
  laptopSecret: '44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056',
  incoming: {
    proof: { scheme: 'signed-items' },
    // of the first item; the events of each item are named by its own
    deliveryId: { fields: [`${item}.pspReference`, `${item}.eventCode`, `${item}.success`] },
    typeField: `${item}.eventCode`,
    source: 'adyen',
    messages: adyenMessages,
  },
};
