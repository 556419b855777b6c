/** the queue of those who build the product: its tasks go to the issue tracker, where one is connected */
export const productQueue = 'product';
