// A firm's page that was opened from a list says the way back; its address is kept fit to share.
export function keepAddressClean() {
  if (!document.querySelector("[data-back]")) return;
  const address = new URL(location.href);
  address.searchParams.delete("terug");
  history.replaceState(history.state, "", address);
}
