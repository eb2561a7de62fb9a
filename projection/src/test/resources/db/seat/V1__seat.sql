-- The tables of the decisions that tests make.
create table seat (
    seat  text primary key,
    who   text   not null,
    takes bigint not null     -- 1, unless something was folded or decided twice
);

create table offer (
    seat   text primary key,
    offers bigint not null
);
