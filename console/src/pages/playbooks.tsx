export default function Page() {
  return <h1>playbooks</h1>;
}
