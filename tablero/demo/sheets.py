"""What is written down about people of the demo: why them, what was listened to, interests."""

from __future__ import annotations

from collections.abc import Mapping

from tablero.demo.sketches import Two

SHEETS: Mapping[int, Mapping[str, Two]] = {
    1: {
        "why": Two(
            "compra formación para seis países y nadie le compara los resultados",
            "buys training for six countries, and nobody compares the results for him",
        ),
    },
    4: {
        "why": Two(
            "tiene doce encargados nuevos: el taller les ahorra aprender a golpes",
            "has twelve new shift leaders: the workshop spares them learning the hard way",
        ),
        "needs": Two(
            "que los encargados de turno sepan pedir las cosas y corregir a tiempo",
            "shift leaders who know how to ask for things and correct in time",
        ),
        "worries": Two(
            "que se quede en el aula y no se vea en el puesto",
            "that it stays in the classroom and never shows on the job",
        ),
        "competitor": Two(
            "una consultora de Valencia, más barata", "a cheaper consultancy in Valencia"
        ),
    },
    5: {
        "why": Two(
            "sus jefes de taller apagan fuegos y él quiere salir del día a día",
            "his foremen put out fires, and he wants to step back from the daily work",
        ),
        "needs": Two(
            "jefes de taller que planifiquen la semana sin esperarle a él",
            "foremen who plan the week without waiting for him",
        ),
        "worries": Two(
            "pagar un curso que después nadie use",
            "paying for a course that nobody uses afterwards",
        ),
        "manner": Two(
            "directo: decide hablando y no lee correos largos",
            "direct: decides while talking and reads no long emails",
        ),
        "decider": Two(
            "él, con su hermana, que lleva las cuentas",
            "he does, with his sister, who keeps the accounts",
        ),
        "interests": Two(
            "montaña: sube al Anboto casi todos los domingos",
            "mountains: up the Anboto most Sundays",
        ),
    },
    6: {
        "why": Two(
            "contrata todos los meses y cada equipo recibe a los suyos a su manera",
            "hires every month, and every team welcomes its people in its own way",
        ),
        "needs": Two(
            "que quien entra sepa a quién preguntar desde la primera semana",
            "newcomers who know whom to ask from their first week",
        ),
        "worries": Two(
            "crecer más rápido de lo que pueden acoger",
            "growing faster than they can welcome people",
        ),
        "manner": Two(
            "lo lee todo y contesta tarde, pero contesta",
            "reads everything and answers late, but does answer",
        ),
        "interests": Two("escribe sobre trabajo a distancia", "writes about remote work"),
    },
    12: {
        "why": Two(
            "dirige un equipo sin que nadie le enseñara: lo contaba en su comentario",
            "leads a team and was never taught to: her comment said so",
        ),
    },
    13: {
        "why": Two(
            "abre un turno nuevo y no tiene quien lo forme",
            "is opening a new shift and has nobody to train it",
        ),
        "needs": Two(
            "mandos que formen a los nuevos sin parar la producción",
            "supervisors who train newcomers without stopping production",
        ),
        "worries": Two(
            "sacar a la gente de la planta cuando hay más trabajo",
            "taking people off the floor when there is most to do",
        ),
        "manner": Two(
            "pide cifras y después llama para hablarlas con calma",
            "asks for figures, then calls to talk them over",
        ),
        "process": Two(
            "él propone, finanzas revisa y la dirección aprueba una vez al mes",
            "he proposes, finance reviews, and the management approves once a month",
        ),
        "decider": Two(
            "la directora de finanzas; a él le escucha",
            "the finance director; she listens to him",
        ),
    },
    14: {
        "why": Two(
            "tiene un plan de innovación que las oficinas todavía no conocen",
            "has an innovation plan that the branches have yet to hear of",
        ),
    },
    19: {
        "interests": Two("el café de altura y la bicicleta", "mountain coffee and cycling"),
    },
    22: {
        "why": Two(
            "abre la bodega a las visitas y su equipo nunca ha recibido público",
            "is opening the winery to visitors with a team that has never received any",
        ),
        "needs": Two(
            "que el vino se cuente igual en la bodega, en la feria y en la web",
            "a story of the wine that is the same at the winery, at fairs and on the web",
        ),
        "worries": Two(
            "que caiga en plena vendimia y no pueda venir nadie",
            "that it falls in the harvest and nobody can come",
        ),
        "manner": Two(
            "cercana y ordenada: una llamada corta y después un resumen",
            "warm and orderly: a short call, then a summary",
        ),
        "process": Two(
            "compara dos propuestas y lo cierra en una reunión con gerencia",
            "compares two proposals and settles it in one meeting with the management",
        ),
        "decider": Two("ella, dentro de su presupuesto", "she does, within her budget"),
    },
}
"""By their numbers in the table, then by the names of SHEET. Diego (#9) has no 'why' yet."""
