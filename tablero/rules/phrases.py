"""What a pasted message of theirs asks for, by a local list of phrases in Spanish and English.

It reads whole words and only where they leave little doubt; whoever asks it proposes one key
and never acts alone (UX 1.6).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from tablero.rules.search import fold

MEANINGS = ("opt_out", "no_sales", "referred", "later", "thanks")
"""The strongest first: where two are found, that one is meant."""


class Meaning(NamedTuple):
    """What they ask for."""

    code: str
    """One of MEANINGS."""
    month: int | None = None
    """For later: from 1 to 12 where they named one."""


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero january jan",
            "febrero february feb",
            "marzo march",
            "abril april",
            "mayo may",
            "junio june",
            "julio july",
            "agosto august aug",
            "septiembre setiembre september sept",
            "octubre october oct",
            "noviembre november nov",
            "diciembre december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_LETTER = "(?:mensajes?|correos?|mails?|emails?|e mails?|whatsapps?|messages?)"
# Sentences end in ' .' and commas stand alone, so 'no me escribas' may ask to be last.
_LAST = "(?=(?: ,)?(?: (?:por favor|porfa|gracias|please|thanks|thank you))? \\.)"
_OVER = "(?= [.,]| por favor| gracias| please)"
_UP_TO_FIVE = "(?:[^ .]+ ){0,5}"
_BUT_NOT_ME = "(?!(?:me|us|you|support|sender|the sender|nosotros|ti|usted)\\b|mi(?= [.,]))"

_OPT_OUT = (
    "no (?:me|nos) vuelv(?:as|a|an) a (?:escribir|llamar|contactar|mandar|enviar)",
    "no (?:me|nos) (?:escribas|escriba|escriban|contactes|contacte|contacten)" + _LAST,
    "no (?:me|nos) (?:envies|envie|envien|mandes|mande|manden) (?:mas|nada)" + _OVER,
    f"no (?:me|nos) (?:envies|envie|envien|mandes|mande|manden) (?:mas )?{_LETTER}{_OVER}",
    "no (?:me|nos) (?:escribas|escriba|escriban|llames|llame|llamen|contactes|contacte|contacten)"
    " (?:mas|nunca|nunca mas)" + _OVER,
    "dej(?:a|e|en|ad) de (?:escribirme|llamarme|contactarme|molestarme|escribirnos|llamarnos)",
    f"no (?:quiero|deseo|queremos|deseamos) recibir (?:mas|nada|ningun) ?{_LETTER}?{_OVER}",
    "(?:dame|deme|denme|dadme|quiero darme|me doy) de baja(?! (?:medica|laboral))",
    "(?<! estoy de )(?<=\\. )baja" + _LAST,
    "(?:borrame|borreme|borrenme|quitame|quiteme|sacame|saqueme|eliminame|elimineme)"
    " de (?:tu|su|la|vuestra|esta) (?:lista|base|agenda)",
    "no insist(?:as|a|an)" + _OVER,
    "(?<! dont )(?<! not )(?:remove|delete|take) (?:me|us) (?:off|from) (?:your|the|this)"
    " (?:\\S+ )?(?:list|database|mailing)",
    "(?<! dont )(?<! not )remove me" + _LAST,
    "(?:please )?unsubscribe(?: me)?" + _LAST,
    "please unsubscribe me",
    "stop (?:emailing|mailing|writing|contacting|calling|messaging|texting)"
    "(?: to)? (?:me|us)" + _OVER,
    f"stop sending (?:me|us) (?:these |any |more )*{_LETTER}{_OVER}",
    "(?:do not|dont|never) (?:contact|email|write|write to|call|message|text) (?:me|us)"
    " (?:again|anymore|any more|ever)",
    "(?:do not|dont|never) (?:contact|email|write|write to|message) (?:me|us)" + _LAST,
    "(?:do not|dont) want to (?:hear|get|receive)"
    " (?:anything |any |more |any more )*(?:messages |emails )?from you",
    f"no more (?:{_LETTER}|calls){_OVER}",
    "please stop" + _LAST,
    "leave me alone",
)
_NO_SALES = (
    f"no {_UP_TO_FIVE}este tipo de (?:{_LETTER}|contactos?|llamadas|propuestas)",
    f"este tipo de (?:{_LETTER}|contactos?|llamadas|propuestas) (?:, )?no"
    "(?= [.,]| por favor| gracias| me (?:los |las |lo )?(?:envi|mand|interes)| quiero| deseo)",
    "no (?:me|nos) (?:vendas|venda|vendan)",
    "no quiero que me (?:vendas|venda|vendan|vendais|ofrezcas|ofrezcan)",
    "nada de (?:ventas|publicidad|mensajes comerciales|propaganda)",
    "no (?:quiero|deseo|acepto|acepto recibir|quiero recibir|deseo recibir|me envies|me mandes)"
    f" (?:mas )?(?:publicidad|propaganda|ofertas|{_LETTER} (?:comerciales|de ventas?))",
    f"{_LETTER} (?:comerciales|de ventas?) no(?= [.,]| por favor| gracias)",
    f"no (?:more )?sales (?:{_LETTER}|talk|pitch|pitches|calls?)",
    "(?:do not|dont|stop) (?:sell|selling|pitch|pitching)(?: to)? (?:me|us)",
    f"(?:not|no|dont|stop) {_UP_TO_FIVE}(?:this|these|that) (?:kind|type|sort)s? of {_LETTER}",
    "no more (?:offers|pitches|promotions|sales)",
)
_REFERRED = (
    "(?:te|le|os) (?:paso|doy|dejo|mando|envio|comparto) (?:su|sus|el|los|un) (?:\\S+ )?"
    "(?:contacto|datos|telefono|numero|correo|email|mail|movil|celular|whatsapp)\\b(?! mio)",
    "(?:te|le|os) (?:pongo en contacto|paso) con (?!gusto)",
    "(?:te|le|os) presento a",
    "(?:(?<=[.,] )|(?<=favor )|(?<=mejor )|(?<= y ))"
    "(?:habla|hable|hablalo|hablelo|hablad|contacta|contacte|comunicate|comuniquese"
    f"|ponte en contacto|pongase en contacto) (?:directamente |mejor )?con {_BUT_NOT_ME}"
    "(?!(?:confianza|libertad|calma) )",
    f"(?:escribele|escribale|llamale|preguntale|preguntele|dirigete|dirijase) a {_BUT_NOT_ME}",
    "es (?:otro|otra|otra persona)(?: \\S+)? (?:quien|el que|la que)",
    "otra persona (?:lleva|decide|se encarga|se ocupa)",
    "no soy (?:yo )?(?:quien|el que|la que|la persona (?:indicada|adecuada|correcta))",
    "la persona (?:indicada|adecuada|correcta|encargada|responsable) (?:es|seria)",
    "(?:el|la) (?:responsable|encargad[oa]) (?:de esto |de eso |del tema )?es",
    "(?:pongo|puse|te pongo) en copia a",
    "(?:he reenviado|reenvie1?|reenvio) (?:tu|su) (?:mensaje|correo|mail|email) a",
    "(?<! no )right (?:person|contact)(?: \\S+){0,3} (?:is|would be)",
    "not the right (?:person|contact)",
    "please (?:contact|reach out to|speak (?:to|with)|talk (?:to|with)|get in touch with"
    f"|write to) {_BUT_NOT_ME}",
    "(?:you should|youd better) (?:contact|talk to|speak to|speak with|write to|reach out to) "
    + _BUT_NOT_ME,
    "(?:talk|speak) (?:to|with) my",
    "(?:here is|heres|here are|this is) (?:his|her|their) (?:\\S+ )?"
    "(?:contact|details|email|number|phone)",
    "(?:somebody|someone) else (?:decides|handles|is in charge|takes care|deals)",
    "(?:introduce|put|pass) you (?:to|in touch with|on to)",
    "(?:looping|loop|copying|ccing|cc ing) in",
    "(?:forwarded|passed) (?:your|this) (?:\\S+ )?(?:message|email|note|mail) (?:on )?to",
)
_CALL_ES = (
    "(?:llamame|llameme|llamanos|llamenos|escribeme|escribame|escribenos|contactame|contacteme"
    "|buscame|busqueme|recuerdamelo|lo vemos|lo hablamos|lo retomamos|retomamos|retomemos"
    "|hablemos|(?<! como )(?<! que )(?<! cuando )(?<! ya )hablamos|volvemos a hablar"
    "|volver a hablar|vuelve a (?:escribirme|llamarme|contactarme)|mejor|hasta|no antes)"
)
_WHEN_ES = (
    "(?:en|a partir de|a partir del|despues de|para|hacia|pasado|principios de|finales de"
    "|mediados de|de)"
)
_CALL_EN = (
    "(?:(?:call|write|write to|email|mail|ping|contact|text|message|try) (?:me|us)(?: back| again)?"
    "|(?:reach out|get back|circle back|check back|come back|follow up|touch base|catch up"
    "|reconnect|check in)(?: \\S+ \\S+)?|(?:lets|we can|we could|can we|happy to) (?:talk|speak"
    "|connect|chat|revisit)(?: \\S+)?|talk again|not(?: \\S+)?)"
)
_WHEN_EN = (
    "(?:in|after|from|around|until|before|by|early|mid|late|in early|in mid|in late|at the end of"
    "|at the start of|the first week of|the end of)"
)
_SOON_ES = (
    "(?:la semana que viene|la proxima semana|la semana proxima|en (?:un|unos|unas|dos|tres|\\d+)"
    " (?:mes|meses|semanas|dias))"
)
_LATER = (
    f"{_CALL_ES} {_UP_TO_FIVE}{_WHEN_ES} {_MONTH}",
    f"{_WHEN_ES} {_MONTH} {_UP_TO_FIVE}(?:hablamos|lo vemos|lo hablamos|llamame|escribeme"
    "|retomamos|lo retomamos|vemos)",
    f"{_CALL_ES} {_UP_TO_FIVE}{_SOON_ES}",
    f"{_SOON_ES} (?:, )?(?:hablamos|lo vemos|llamame|escribeme|lo retomamos)",
    "(?:despues|pasad[oa]s?|tras|a la vuelta|al volver) (?:del? )?(?:las |la |el )?"
    "(?:vacaciones|verano|navidad|navidades|fiestas|puente|reyes|semana santa)",
    f"(?:{_CALL_ES} {_UP_TO_FIVE})?mas adelante",
    "(?:el|para el) (?:proximo|siguiente) (?:trimestre|semestre|mes|ano)",
    "(?:el|para el) (?:trimestre|semestre|mes|ano) (?:que viene|proximo|siguiente|entrante)",
    "(?:ahora|hoy por hoy) no(?: es (?:buen |el |el mejor )?momento| puedo| podemos)?(?= [.,])",
    "no es (?:un )?(?:buen|el|el mejor) momento",
    f"{_CALL_EN} {_UP_TO_FIVE}{_WHEN_EN} {_MONTH}",
    f"in {_MONTH} (?:please )?(?:call|write|email|contact) (?:me|us)",
    f"{_CALL_EN} {_UP_TO_FIVE}(?:next week|in (?:a|a few|a couple of|two|three|\\d+)"
    " (?:weeks?|months?|days?))",
    "next (?:quarter|month|year|semester)",
    "after (?:the |my )?(?:holidays?|summer|vacations?|christmas|easter|new year)",
    "later (?:this|in the) (?:year|month|quarter)",
    "(?:not|isnt) (?:a good|the right|the best) (?:time|moment)",
    "not (?:right )?now(?= [.,])",
    "maybe later",
)
_THANKS = ("gracias", "(?:te|se|le) (?:lo )?agradezco", "thank you", "thanks", "much appreciated")
_BUT = re.compile(" (?:pero|but|no ,? ?gracias|no ,? ?thanks|no ,? ?thank you|aunque|however) ")
_POLITE = 12
"""Words up to which thanks are all that a message says."""

_PHRASES = dict(zip(MEANINGS, (_OPT_OUT, _NO_SALES, _REFERRED, _LATER, _THANKS), strict=True))
_WHOLE = "(?<= )(?:{})(?:(?= )|(?<= ))"
_QUOTED = re.compile(
    r"^[ \t]*>.*$|^[ \t]*(?:On|El)\b[^\n]{0,200}(?:wrote|escribió|escribio):[\s\S]*"
    r"|^[ \t]*-{2,}[ \t]*(?:Original Message|Mensaje original|Forwarded)[\s\S]*",
    re.MULTILINE | re.IGNORECASE,
)
_APOSTROPHES = re.compile("['’`´]")
_STOPS = re.compile(r"[.!?…;:\n]+")
_NOT_WORDS = re.compile(r"[^\w.,]+|_+")


def meaning(text: str) -> Meaning | None:
    """The strongest meaning found in their message, or None.

    What it quotes of an earlier message is not read. Thanks are meant only where a short
    message says nothing else and asks nothing.
    """
    own = _QUOTED.sub("", text)
    words = _plain(own)
    for code in MEANINGS:
        found = _pattern(code).search(words)
        if found is None or (code == "thanks" and not _only_thanks(own, words)):
            continue
        return Meaning(code, _month(words) if code == "later" else None)
    return None


def _month(words: str) -> int | None:
    """The month of the first phrase that names one."""
    for phrase in _dated():
        if found := phrase.search(words):
            return _MONTHS[found["month"]]
    return None


def _only_thanks(own: str, words: str) -> bool:
    return "?" not in own and not _BUT.search(words) and len(words.split()) <= _POLITE


def _plain(text: str) -> str:
    """Folded words between spaces; a sentence ends in ' .', a comma stands alone."""
    # 'Hablé con' tells what they did and 'hable con' asks me to: folding would lose it.
    marked = re.sub(r"é\b", "e1", normalize("NFC", text).lower())
    stopped = _STOPS.sub(" . ", _APOSTROPHES.sub("", fold(marked))).replace(",", " , ")
    return f" . {' '.join(_NOT_WORDS.sub(' ', stopped).split())} . "


@lru_cache(maxsize=len(MEANINGS))
def _pattern(code: str) -> re.Pattern[str]:
    # A group's name may stand once in a pattern, and only one of the phrases matters here.
    phrases = "|".join(_PHRASES[code]).replace("?P<month>", "?:")
    return re.compile(_WHOLE.format(phrases))


@lru_cache(maxsize=1)
def _dated() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_WHOLE.format(phrase)) for phrase in _LATER if "?P<month>" in phrase)
