interface Answered {
  readonly headers: Readonly<Record<string, string>>;
}

const policyHeader = 'content-security-policy';
/** a bucket's address in AWS */
const bucketOrigin = /https:\/\/[a-z0-9.-]+\.s3\.[a-z0-9-]+\.amazonaws\.com/g;

/** A page that may send to a bucket in AWS may send to where a laptop answers for it: its own port by number. @param endpoint `http://localhost:<port>` */
export const atLaptop = <One extends Answered>(answered: One, endpoint: string): One => {
  const policy = answered.headers[policyHeader];
  if (policy === undefined) return answered;
  const own = endpoint.replace('//localhost:', '//127.0.0.1:');
  return {
    ...answered,
    headers: { ...answered.headers, [policyHeader]: policy.replace(bucketOrigin, (address) => `${address} ${own}`) },
  };
};

/** A mail names the page's address in AWS, where nobody is; its links lead to the laptop's. @param url `http://localhost:<port>` */
export const linksAtLaptop =
  (domainName: string, url: string) =>
  (text: string): string =>
    text.replaceAll(`https://${domainName}/`, `${url}/`);
