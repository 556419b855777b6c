import { publishSite } from '../../../application/publish-site.ts';

/** puts a release of the merchant’s page where it is served from, with its configuration; takes everything away when the stage goes */
export const handle = publishSite;
