"""Which time zone a place keeps: countries by name, cities by country.

Names are folded (no accents, no capitals), in Spanish and English. A country has its one zone
where nearly everybody in it keeps that zone, else none but those of its cities and states.
"""

from __future__ import annotations

_COUNTRIES = """
AR America/Argentina/Buenos_Aires argentina, arg
BO America/La_Paz bolivia
BR - brasil, brazil
CA - canada
CL America/Santiago chile
CO America/Bogota colombia
CR America/Costa_Rica costa rica
CU America/Havana cuba
DO America/Santo_Domingo republica dominicana, dominican republic, rep. dominicana
EC America/Guayaquil ecuador
ES Europe/Madrid espana, spain, esp
GT America/Guatemala guatemala
HN America/Tegucigalpa honduras
MX - mexico, mejico, mex
NI America/Managua nicaragua
PA America/Panama panama
PE America/Lima peru
PR America/Puerto_Rico puerto rico
PY America/Asuncion paraguay
SV America/El_Salvador el salvador
US - estados unidos, estados unidos de america, united states, united states of america, usa,
ee. uu., ee.uu., eeuu, ee uu, u.s., u.s.a.
UY America/Montevideo uruguay
VE America/Caracas venezuela
AD Europe/Andorra andorra
AL Europe/Tirane albania
AT Europe/Vienna austria
BA Europe/Sarajevo bosnia, bosnia y herzegovina, bosnia and herzegovina
BE Europe/Brussels belgica, belgium
BG Europe/Sofia bulgaria
BY Europe/Minsk bielorrusia, belarus
CH Europe/Zurich suiza, switzerland
CY Asia/Nicosia chipre, cyprus
CZ Europe/Prague chequia, republica checa, czechia, czech republic
DE Europe/Berlin alemania, germany, deutschland
DK Europe/Copenhagen dinamarca, denmark
EE Europe/Tallinn estonia
FI Europe/Helsinki finlandia, finland
FR Europe/Paris francia, france
GB Europe/London reino unido, united kingdom, uk, inglaterra, england, escocia, scotland, gales,
wales, irlanda del norte, northern ireland, gran bretana, great britain
GR Europe/Athens grecia, greece
HR Europe/Zagreb croacia, croatia
HU Europe/Budapest hungria, hungary
IE Europe/Dublin irlanda, ireland
IS Atlantic/Reykjavik islandia, iceland
IT Europe/Rome italia, italy
LI Europe/Vaduz liechtenstein
LT Europe/Vilnius lituania, lithuania
LU Europe/Luxembourg luxemburgo, luxembourg
LV Europe/Riga letonia, latvia
MC Europe/Monaco monaco
MD Europe/Chisinau moldavia, moldova
ME Europe/Podgorica montenegro
MK Europe/Skopje macedonia, macedonia del norte, north macedonia
MT Europe/Malta malta
NL Europe/Amsterdam paises bajos, holanda, netherlands, the netherlands, holland
NO Europe/Oslo noruega, norway
PL Europe/Warsaw polonia, poland
PT Europe/Lisbon portugal
RO Europe/Bucharest rumania, romania
RS Europe/Belgrade serbia
SE Europe/Stockholm suecia, sweden
SI Europe/Ljubljana eslovenia, slovenia
SK Europe/Bratislava eslovaquia, slovakia
SM Europe/San_Marino san marino
TR Europe/Istanbul turquia, turkey, turkiye
UA Europe/Kyiv ucrania, ukraine
RU - rusia, russia
GQ Africa/Malabo guinea ecuatorial, equatorial guinea
IL Asia/Jerusalem israel
IN Asia/Kolkata india
JP Asia/Tokyo japon, japan
MA Africa/Casablanca marruecos, morocco
AE Asia/Dubai emiratos arabes unidos, united arab emirates, uae
CN Asia/Shanghai china
"""

_CITIES = """
MX America/Mexico_City
ciudad de mexico, mexico city, cdmx, df, d.f., mexico df, mexico d.f., estado de mexico, edomex,
queretaro, santiago de queretaro, san juan del rio, guadalajara, zapopan, tlaquepaque, jalisco,
puerto vallarta, puebla, cholula, leon, guanajuato, irapuato, celaya, salamanca, toluca, metepec,
naucalpan, ecatepec, nezahualcoyotl, tlalnepantla, san luis potosi, aguascalientes, morelia,
michoacan, uruapan, zamora, veracruz, xalapa, jalapa, coatzacoalcos, orizaba, cordoba,
boca del rio, poza rica, cuernavaca, morelos, pachuca, hidalgo, tlaxcala, oaxaca,
oaxaca de juarez, acapulco, chilpancingo, guerrero, chiapas, tuxtla gutierrez, tapachula,
san cristobal de las casas, tabasco, villahermosa, zacatecas, fresnillo, durango, gomez palacio,
colima, manzanillo, tampico, ciudad madero, ciudad victoria
MX America/Monterrey
monterrey, nuevo leon, san pedro garza garcia, san nicolas de los garza, guadalupe, apodaca,
escobedo, saltillo, torreon, monclova, coahuila
MX America/Merida
merida, yucatan, campeche, ciudad del carmen
MX America/Cancun
cancun, quintana roo, playa del carmen, tulum, chetumal, cozumel
MX America/Mazatlan
culiacan, mazatlan, los mochis, guasave, sinaloa, tepic, nayarit, la paz, los cabos,
cabo san lucas, san jose del cabo, baja california sur
MX America/Hermosillo
hermosillo, sonora, ciudad obregon, obregon, guaymas, nogales, navojoa
MX America/Tijuana
tijuana, mexicali, ensenada, tecate, rosarito, baja california
MX America/Chihuahua
chihuahua, delicias, parral, cuauhtemoc
MX America/Ciudad_Juarez
ciudad juarez, juarez
MX America/Matamoros
matamoros, reynosa, nuevo laredo, ciudad acuna, piedras negras
BR America/Sao_Paulo
sao paulo, san pablo, rio de janeiro, rio, brasilia, belo horizonte, curitiba, porto alegre,
campinas, florianopolis, goiania, vitoria, santos, guarulhos, osasco, ribeirao preto, joinville,
blumenau, uberlandia, niteroi, londrina, caxias do sul, sao jose dos campos, sorocaba, maringa,
minas gerais, parana, santa catarina, rio grande do sul, goias, distrito federal, espirito santo
BR America/Bahia
salvador, salvador de bahia, bahia, feira de santana
BR America/Recife
recife, pernambuco
BR America/Fortaleza
fortaleza, ceara, natal, rio grande do norte, joao pessoa, paraiba, teresina, piaui, sao luis,
maranhao
BR America/Maceio
maceio, alagoas, aracaju, sergipe
BR America/Belem
belem, amapa, macapa
BR America/Manaus
manaus
BR America/Cuiaba
cuiaba, mato grosso
BR America/Campo_Grande
campo grande, mato grosso do sul
BR America/Porto_Velho
porto velho, rondonia
BR America/Boa_Vista
boa vista, roraima
BR America/Rio_Branco
rio branco, acre
US America/New_York
new york, nueva york, new york city, nyc, ny, brooklyn, manhattan, queens, boston, massachusetts,
ma, cambridge, philadelphia, filadelfia, pittsburgh, pennsylvania, pa, washington, washington dc,
washington d.c., dc, d.c., baltimore, maryland, md, virginia, va, richmond, atlanta, georgia, ga,
miami, orlando, tampa, jacksonville, fort lauderdale, doral, coral gables, charlotte, raleigh,
north carolina, carolina del norte, nc, south carolina, carolina del sur, sc, charleston, newark,
jersey city, new jersey, nueva jersey, nj, connecticut, ct, hartford, rhode island, ri,
providence, vermont, vt, new hampshire, nh, maine, me, delaware, de, cleveland, columbus,
cincinnati, ohio, oh, west virginia, wv, buffalo, rochester, albany, boca raton, west palm beach
US America/Detroit
detroit, ann arbor, grand rapids
US America/Indiana/Indianapolis
indianapolis
US America/Kentucky/Louisville
louisville
US America/Chicago
chicago, illinois, il, houston, dallas, austin, san antonio, fort worth, mcallen, laredo,
nashville, memphis, new orleans, nueva orleans, louisiana, luisiana, st. louis, saint louis,
kansas city, missouri, mo, minneapolis, st. paul, minnesota, mn, milwaukee, madison, wisconsin,
wi, oklahoma, oklahoma city, tulsa, ok, omaha, des moines, iowa, ia, arkansas, ar, little rock,
alabama, al, birmingham, mississippi, misisipi, ms
US America/Denver
denver, boulder, colorado springs, colorado, co, salt lake city, provo, utah, ut, albuquerque,
santa fe, new mexico, nuevo mexico, nm, el paso, montana, mt, billings, wyoming, wy, cheyenne
US America/Boise
boise
US America/Phoenix
phoenix, tucson, scottsdale, mesa, tempe
US America/Los_Angeles
los angeles, san francisco, san diego, san jose, sacramento, oakland, fresno, palo alto,
long beach, irvine, santa monica, berkeley, mountain view, silicon valley, california, ca, seattle,
tacoma, spokane, bellevue, wa, portland, las vegas, reno
US America/Anchorage
anchorage
US Pacific/Honolulu
honolulu, hawaii, hi
CA America/Toronto
toronto, ottawa, montreal, quebec, quebec city, ciudad de quebec, mississauga, hamilton,
kitchener, waterloo, laval, gatineau
CA America/Vancouver
vancouver, burnaby, surrey, kelowna
CA America/Edmonton
calgary, edmonton, alberta
CA America/Winnipeg
winnipeg, manitoba
CA America/Regina
regina, saskatoon
CA America/Halifax
halifax, nova scotia, nueva escocia
CA America/Moncton
moncton, fredericton, new brunswick
CA America/St_Johns
st. john's, st johns
ES Atlantic/Canary
canarias, islas canarias, canary islands, las palmas, las palmas de gran canaria, gran canaria,
tenerife, santa cruz de tenerife, santa cruz, la laguna, san cristobal de la laguna, telde, arona,
adeje, lanzarote, arrecife, fuerteventura, puerto del rosario, la palma, la gomera, el hierro,
santa cruz de la palma, maspalomas, la orotava, puerto de la cruz
ES Europe/Madrid
madrid, barcelona, valencia, sevilla, seville, zaragoza, malaga, murcia, palma, palma de mallorca,
mallorca, bilbao, alicante, cordoba, valladolid, vigo, gijon, oviedo, a coruna, la coruna,
vitoria, vitoria-gasteiz, granada, elche, san sebastian, donostia, donostia-san sebastian,
pamplona, santander, castellon, castellon de la plana, almeria, burgos, salamanca, huelva,
logrono, badajoz, leon, cadiz, jaen, lleida, lerida, girona, gerona, tarragona, reus, caceres,
merida, toledo, guadalajara, cuenca, albacete, santiago de compostela, cartagena, marbella,
jerez, jerez de la frontera, eibar, sabadell, terrassa, badalona, getafe, leganes, mostoles,
alcala de henares, pontevedra, lugo, ourense, orense, zamora, avila, segovia, soria, huesca,
teruel, palencia, ciudad real, ceuta, melilla, ibiza, menorca
PT Atlantic/Azores
azores, acores, ponta delgada
PT Atlantic/Madeira
madeira, funchal
PT Europe/Lisbon
lisboa, lisbon, porto, oporto, braga, coimbra
EC Pacific/Galapagos
galapagos, islas galapagos, puerto ayora
EC America/Guayaquil
quito, guayaquil, cuenca, ambato, manta, loja
CL America/Punta_Arenas
punta arenas, magallanes, puerto natales
CL America/Coyhaique
coyhaique, aysen
CL Pacific/Easter
isla de pascua, rapa nui
CL America/Santiago
santiago, santiago de chile, valparaiso, vina del mar, concepcion, antofagasta, temuco, la serena,
iquique, puerto montt, rancagua, talca
CO America/Bogota
bogota, medellin, cali, barranquilla, cartagena, cartagena de indias, bucaramanga, pereira,
manizales, villavicencio, cucuta, santa marta, ibague, armenia, pasto, monteria, neiva
AR America/Argentina/Buenos_Aires
buenos aires, caba, capital federal, la plata, rosario, cordoba, mendoza, tucuman,
san miguel de tucuman, mar del plata, salta, santa fe, neuquen, bariloche, san juan, san luis
PE America/Lima
lima, arequipa, trujillo, cusco, cuzco, chiclayo, piura, callao
BO America/La_Paz
la paz, santa cruz, santa cruz de la sierra, cochabamba, sucre, el alto, tarija, oruro
VE America/Caracas
caracas, maracaibo, valencia, barquisimeto, maracay, merida, ciudad guayana
UY America/Montevideo
montevideo, punta del este, salto, colonia del sacramento
PY America/Asuncion
asuncion, ciudad del este, encarnacion
CR America/Costa_Rica
san jose, alajuela, heredia, cartago, escazu
SV America/El_Salvador
san salvador, santa ana
GT America/Guatemala
ciudad de guatemala, guatemala city, quetzaltenango
HN America/Tegucigalpa
tegucigalpa, san pedro sula
NI America/Managua
managua
PA America/Panama
ciudad de panama, panama city
DO America/Santo_Domingo
santo domingo, santiago de los caballeros, santiago, punta cana
PR America/Puerto_Rico
san juan, ponce
CU America/Havana
la habana, havana, santiago de cuba
GB Europe/London
londres, london, manchester, birmingham, liverpool, leeds, bristol, edinburgh, edimburgo, glasgow,
cardiff, belfast, cambridge, oxford
FR Europe/Paris
paris, lyon, marsella, marseille, toulouse, burdeos, bordeaux, niza, nice, nantes, lille
DE Europe/Berlin
berlin, munich, munchen, hamburg, hamburgo, frankfurt, colonia, cologne, koln, stuttgart
IT Europe/Rome
roma, rome, milan, milano, turin, torino, napoles, napoli, florencia, firenze, bolonia, venecia
CH Europe/Zurich
zurich, ginebra, geneva, geneve, basilea, basel, berna, bern, lausana, lausanne
NL Europe/Amsterdam
amsterdam, rotterdam, la haya, the hague, utrecht, eindhoven
BE Europe/Brussels
bruselas, brussels, amberes, antwerp, gante, ghent
RU Europe/Moscow
moscu, moscow, san petersburgo, saint petersburg
"""


def _read_countries() -> tuple[dict[str, str], dict[str, str | None]]:
    codes: dict[str, str] = {}
    zones: dict[str, str | None] = {}
    for line in _COUNTRIES.strip().replace(",\n", ", ").splitlines():
        code, zone, names = line.split(" ", 2)
        zones[code] = None if zone == "-" else zone
        codes[code.lower()] = code
        codes |= dict.fromkeys(names.split(", "), code)
    return codes, zones


def _read_cities() -> dict[str, dict[str, str]]:
    cities: dict[str, dict[str, str]] = {}
    # Heads and lists of cities take turns, a list may go on after its comma.
    lines = iter(_CITIES.strip().replace(",\n", ", ").splitlines())
    for head, names in zip(lines, lines, strict=True):
        country, zone = head.split()
        cities.setdefault(country, {}).update(dict.fromkeys(names.split(", "), zone))
    return cities


COUNTRY_CODES, COUNTRY_ZONES = _read_countries()
"""Folded name or ISO 3166 code in small letters to the code; the code to its one zone."""
CITY_ZONES = _read_cities()
"""Country code to its folded cities, states and their zone."""
