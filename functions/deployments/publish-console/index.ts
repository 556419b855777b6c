import { sitePublisher } from '../../entries/site-publisher.ts';
import { handle } from './handler.ts';

export const entry = sitePublisher('CONSOLE_BUCKET', handle);
