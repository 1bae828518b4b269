// Something to write when nothing comes to mind: made-up people with made-up troubles.

export const IDEAS = [
  ["Maya Okafor", "maya", 18200, "Day nine and still no kettle. Third time I'm told \"tomorrow\". I want my money back, @LarkHarbour."],
  ["Tobias Krenn", "tobias_k", 310, "@LarkHarbour seit drei Wochen warte ich auf meine Kaffeemaschine, und euer Chat antwortet nicht. Was ist da los?"],
  ["Priya Raman", "priya.cooks", 4100, "The handle of my Lark Harbour jug snapped while it was full of boiling water. Luckily nobody was burnt. @LarkHarbour this needs a recall."],
  ["Owen Hartley", "owen_h", 85, "@LarkHarbour you charged me twice for order 20417. Two e-mails, no answer. Please sort it out."],
  ["Lucía Ferrer", "lucia_f", 950, "@LarkHarbour la jarra llegó rota por segunda vez. Estoy cansada de esperar."],
  ["Ben Asante", "benasante", 27, "Oh wonderful, @LarkHarbour, the «quiet» kettle sounds like a plane taking off. Just what I wanted at 6 am."],
  ["Nora Lind", "nora_lind", 640, "Big thanks to @LarkHarbour: a new lid arrived two days after I asked. That is how it's done."],
  ["Ida Moreau", "ida.m", 12, "Does the small @LarkHarbour jug fit in a dishwasher?"],
  ["Felix Okoro", "felixo", 2300, "My coffee machine shows E4 again, four days after the repair. @LarkHarbour, who do I talk to?"],
  ["Grace Whitlock", "gracew", 150, "@LarkHarbour cancelled my order without a word and kept my 89 pounds. Where is my refund?"],
];

let next = 0;

export function idea() {
  const [name, handle, followers, text] = IDEAS[next++ % IDEAS.length];
  return { name, handle, followers, text };
}
