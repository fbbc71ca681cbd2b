/** Browsers slow down the timers of hidden pages to one a minute or less, but not those of their workers. */
setInterval(() => self.postMessage('tick'), 1000);
