// Follows a file that the browser lends (File System Access: Edge, Chrome): sent again each time it was saved.

const BEAT = 400;
let timer = 0;

export function follow(handle, save) {
  letGo();
  let sent = null;
  let before = null;
  timer = setInterval(async () => {
    let file;
    try {
      file = await handle.getFile();
    } catch {
      return; // Excel is just replacing it
    }
    const now = `${file.lastModified} ${file.size}`;
    sent ??= now;
    if (now === before && now !== sent) {
      sent = now;
      await save(file).catch(() => (sent = ""));
    }
    before = now;
  }, BEAT);
}

export function letGo() {
  clearInterval(timer);
  timer = 0;
}

export function isFollowed() {
  return timer !== 0;
}
