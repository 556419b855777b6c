export default function Page({ merchantId }: { readonly merchantId: string }) {
  return <h1>{merchantId}</h1>;
}
