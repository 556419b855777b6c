import { sitePublisher } from '../../entries/site-publisher.ts';
import { handle } from './handler.ts';

export const entry = sitePublisher('MERCHANT_PAGE_BUCKET', handle);
